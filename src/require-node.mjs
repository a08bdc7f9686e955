const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Keban needs Node 24 or newer; this is ${process.versions.node}. Run it through npm (npm start), which brings Node 24 on Linux and Windows, or install Node 24. / 客伴需要 Node 24 或更新版本,当前是 ${process.versions.node}。`,
  )
  process.exit(1)
}
