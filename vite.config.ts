import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Writes .br and .gz beside every text file, so that the server never compresses. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir }) {
      const visit = (folder: string) => {
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
          const path = join(folder, entry.name)
          if (entry.isDirectory()) visit(path)
          else if (/\.(js|css|html|json|svg)$/.test(entry.name)) {
            const text = readFileSync(path)
            writeFileSync(
              `${path}.br`,
              brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
            )
            writeFileSync(`${path}.gz`, gzipSync(text))
          }
        }
      }
      visit(dir!)
    },
  }
}

export default defineConfig({
  plugins: [react(), precompress()],
  publicDir: 'src/web/public',
  build: {
    target: 'es2022',
    rolldownOptions: { input: ['index.html', 'portal.html'] },
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
})
