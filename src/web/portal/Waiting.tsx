/** Grey rows of the height of what comes. */
export function Waiting({ rows = 3 }: { rows?: number }) {
  return (
    <div className="p-main p-stack" aria-busy="true" style={{ paddingTop: '1.5rem' }}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="kb-bone" style={{ height: '4.5rem', borderRadius: 12 }} />
      ))}
    </div>
  )
}
