// After an update a page kept by the browser may ask for a beginning that is gone: the page is fetched anew, once.
addEventListener(
  'error',
  (event) => {
    const { src, tagName } = event.target ?? {}
    if (tagName !== 'SCRIPT' || !src) return
    if (sessionStorage.getItem('keban.stale') !== src) {
      sessionStorage.setItem('keban.stale', src)
      location.reload()
      return
    }
    document.getElementById('root').textContent =
      '客伴没有打开，可能网断了，请过一会儿刷新。Keban could not be opened. Reload in a while.'
  },
  true,
)
