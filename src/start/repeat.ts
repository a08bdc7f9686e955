/** Does something again and again, and sleeps only when there was nothing to do. */
export function repeatUntil(
  round: () => Promise<number>,
  idleMs: number,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false
  let wake: () => void = () => {}
  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    while (!stopped) {
      let taken = 0
      try {
        taken = await round()
      } catch (error) {
        onError(error)
      }
      if (taken === 0 && !stopped) await sleep()
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}
