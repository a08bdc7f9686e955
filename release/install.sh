#!/bin/sh
# Installs this release beside those before it, or upgrades to it; `install.sh back` returns to the one before. Needs no network.
#   install.sh [--to /opt/keban] [--data /var/lib/keban] [--port 3000] [--no-service]
#   install.sh back [--to …] [--data …] [--port …] [--no-service]
set -eu
say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
to=/opt/keban data=/var/lib/keban port=3000 service=yes back=no
while [ $# -gt 0 ]; do
  case "$1" in
    back) back=yes ;;
    --to) to=$2; shift ;;
    --data) data=$2; shift ;;
    --port) port=$2; shift ;;
    --no-service) service=no ;;
    *) fail "unknown: $1" ;;
  esac
  shift
done
[ "$(id -u)" = 0 ] || fail "Run this as root. / 请用 root 运行。"
command -v systemctl >/dev/null 2>&1 || service=no
keban="$to/current/bin/keban"
# The settings of the service hold for its commands too.
as_keban() { su -s /bin/sh keban -c "set -a; [ ! -e /etc/keban.env ] || . /etc/keban.env; KEBAN_DATA='$data'; $1"; }
stop() { [ "$service" = no ] || systemctl stop keban 2>/dev/null || true; }
start() { [ "$service" = no ] || systemctl start keban; }
ready() {
  [ "$service" = no ] && return 0
  for _ in $(seq 120); do
    "$to"/current/node_modules/node-*/bin/node -e "fetch('http://127.0.0.1:$port/healthz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))" && return 0
    sleep 1
  done
  return 1
}
go_back() {
  if grep -q '^DATABASE_URL=' /etc/keban.env 2>/dev/null; then
    fail "The database is a server's: empty it, then restore $(cat "$to/before-backup" 2>/dev/null) with the old release. / 数据库在单独的服务器上：先清空它，再用旧版恢复。"
  fi
  old=$(cat "$to/before" 2>/dev/null) || fail "There is no release before this one. / 没有更早的版本。"
  copy=$(cat "$to/before-backup")
  stop
  failed="$data.left-$(date +%Y%m%d%H%M%S)"
  mv "$data" "$failed"
  install -d -o keban -g keban -m 750 "$data"
  ln -sfn "$old" "$to/current"
  as_keban "'$keban' restore --from '$copy'"
  rm -f "$to/before" "$to/before-backup"
  start
  say "Back at $(basename "$old"), as of before the upgrade; what was written since lies in $failed. / 已退回升级前；之后写的在 $failed。"
}

if [ "$back" = yes ]; then go_back; exit 0; fi

name=$(basename "$here")
id keban >/dev/null 2>&1 || useradd --system --home-dir "$data" --shell /usr/sbin/nologin keban
install -d -m 755 "$to"
[ -d "$data" ] || install -d -o keban -g keban -m 750 "$data"
[ "$here" = "$to/$name" ] || { rm -rf "${to:?}/$name"; cp -a "$here" "$to/$name"; }
chown -R root:root "$to/$name"

old=$(readlink -f "$to/current" 2>/dev/null || true)
[ "$old" != "$to/$name" ] || fail "$name is installed already. / $name 已经装好了。"
if [ -n "$old" ] && [ -e "$data/keys.json" ]; then
  stop
  copy="$data/backups/before-$name-$(date +%Y%m%d%H%M%S)"
  install -d -o keban -g keban -m 700 "$data/backups"
  as_keban "'$keban' backup --to '$copy'"
  install -d -m 700 "$to/backups"
  mv "$copy" "$to/backups/"
  copy="$to/backups/$(basename "$copy")"
  chown -R keban:keban "$to/backups"
  printf '%s' "$old" >"$to/before"
  printf '%s' "$copy" >"$to/before-backup"
fi
ln -sfn "$to/$name" "$to/current"

if [ "$service" = yes ]; then
  [ -e /etc/keban.env ] || printf 'KEBAN_DATA=%s\nPORT=%s\nHOST=0.0.0.0\n' "$data" "$port" >/etc/keban.env
  sed "s#/opt/keban#$to#g" "$here/keban.service" >/etc/systemd/system/keban.service
  systemctl daemon-reload
  systemctl enable keban >/dev/null 2>&1
  start
fi
if ready; then
  say "$name is installed. / 已安装：$name"
elif [ -e "$to/before" ]; then
  say "$name does not start; going back. / $name 启动不了，正在退回。" >&2
  go_back
  exit 1
else
  fail "$name does not start; see journalctl -u keban. / 启动不了，请看 journalctl -u keban。"
fi
