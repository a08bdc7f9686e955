interface Props {
  src: string
  label?: string
}

/** Somebody's own words, as he spoke them. */
export function Recording({ src, label }: Props) {
  // biome-ignore lint/a11y/useMediaCaption: what was just spoken has no written words yet
  return <audio controls src={src} aria-label={label} />
}
