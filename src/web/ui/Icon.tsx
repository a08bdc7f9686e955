const paths = {
  today:
    'M8 2v3M16 2v3M4 8h16M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM8.5 14l2.5 2.5 4.5-4.5',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-3.6 3-5.5 6.500-5.500s6 1.900 6.500 5.500M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.800c2 .7 3.200 2.400 3.500 5.200',
  project: 'M4 21V6l7-3v18M11 9l8 3v9M2 21h20M7 9v.01M7 13v.01M7 17v.01M15 15v.01M15 18v.01',
  home: 'M3 11l9-8 9 8M6 9v11h12V9M10 20v-6h4v6',
  policy: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7',
  proof: 'M12 3l8 3v6c0 4.500-3.200 7.700-8 9-4.800-1.300-8-4.500-8-9V6zM8.500 12l2.500 2.500 4.500-5',
  team: 'M12 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM5 13a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM19 13a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM7 21c.3-5 2-8 5-8s4.700 3 5 8M1.500 20c.2-2.500 1.300-4.300 3.500-4.600M22.500 20c-.2-2.500-1.300-4.300-3.500-4.600',
  import: 'M12 3v11M7.500 10l4.500 4.500 4.500-4.500M4 16v4h16v-4',
  export: 'M12 14V3M7.500 7.500L12 3l4.500 4.500M4 16v4h16v-4',
  message: 'M4 4h16v12H9l-5 4z',
  staff:
    'M4 4h16v16H4zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM7.500 17c.5-2 2-3.200 4.500-3.200s4 1.200 4.500 3.200',
  audit: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5M8 11h6M11 8v6',
  key: 'M8 15.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12.500 11H21v4M17 11v3',
  aside: 'M4 4h16v6H4zM4 14h9v6H4zM16 14v6M20 14v6',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.7-4.500 3.500-6.500 8-6.500s7.300 2 8 6.500',
  bell: 'M6 17V11a6 6 0 1 1 12 0v6l2 2H4zM10 21h4',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L21 21',
  phone:
    'M6 3h4l1.500 5L9 9.500c1 2.500 3 4.500 5.500 5.500l1.500-2.500 5 1.500v4c0 1.500-1 2.500-2.500 2.500C10.500 20.500 3.500 13.500 3.500 5.500 3.500 4 4.500 3 6 3z',
  pen: 'M4 20l1-4L16.500 4.500a2.100 2.100 0 0 1 3 3L8 19zM14.500 6.500l3 3',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.700.300-1 .800-1 1.700M12 17v.01',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M6 9l6 6 6-6',
  late: 'M12 3L2 20h20zM12 10v4M12 17v.01',
  soon: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  camera: 'M4 7h3l2-3h6l2 3h3v12H4zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  filter: 'M3 5h18l-7 8v6l-4 2v-8z',
  columns: 'M4 4h16v16H4zM9.500 4v16M14.500 4v16',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  out: 'M14 4h6v16h-6M10 8l-4 4 4 4M6 12h10',
  walk: 'M5 19h4v-5h4V9h4V4h3',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none', verticalAlign: '-0.18em' }}
    >
      <path d={paths[name]} />
    </svg>
  )
}
