import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'

export interface TlsFiles {
  /** Paths of PEM files: the certificate with its chain, and its key. */
  certificate: string
  key: string
}

/** The machine as the health page asks about it. */
export interface Host {
  /** Bytes of the disk the data directory lies on. */
  disk(): Promise<{ free: number; size: number }>
  /** When the certificate ends that the server itself shows, ISO in UTC; null where it shows none. */
  certificateEnds(): string | null
}

export function hostOf(dataDir: string, tls: TlsFiles | undefined): Host {
  return {
    async disk() {
      const { bavail, blocks, bsize } = await statfs(dataDir)
      return { free: bavail * bsize, size: blocks * bsize }
    },
    certificateEnds: () =>
      tls ? new Date(new X509Certificate(readFileSync(tls.certificate)).validTo).toISOString() : null,
  }
}

/** What a server shows, read anew each time, so that a renewed certificate needs no restart. */
export const secureContext = ({ certificate, key }: TlsFiles) => ({
  cert: readFileSync(certificate),
  key: readFileSync(key),
})
