/**
 * What the shell of another machine runs for us, in POSIX sh with tools that coreutils and busybox both have. It reads one
 * command a line from its standard input, evaluates it, and ends each answer with a line of its own: the mark and the status.
 * Paths are words of the command; the bytes of files come after it, as formats of `printf`, which is a builtin: nothing of
 * them is ever in a process list. The shell reads its input byte by byte, so that both can share the one stream.
 */
export function shellScript(mark: string): string {
  return `{
LC_ALL=C; export LC_ALL; unset ENV BASH_ENV
exec 3<&0 </dev/null 2>/dev/null
miss=
for tool in stat head tail ls readlink grep chown chmod mv mkdir mktemp rm rmdir sync uname; do
  command -v "$tool" >/dev/null || miss="$miss $tool"
done
[ "$(command -v printf)" = printf ] || miss="$miss printf-as-a-builtin"
stat -c %f / >/dev/null || miss="$miss stat-with-c"
if command -v base64 >/dev/null; then enc() { base64; }; else enc() { od -An -v -tx1; }; fi
${functions}
printf '\\n%s ready %s\\n' ${mark} "$miss"
while IFS= read -r q <&3; do eval "$q"; printf '\\n%s %s\\n' ${mark} $?; done
exit 0
}
`;
}

const functions = String.raw`
why() { printf '%s' "$1"; return 1; }
st() { f=$1; shift; stat $f -c 'S %f %u %g %s %Y %d %i %n' "$@" 2>&1; return 0; }
lk() { for p; do [ -L "$p" ] && { printf 'L %s ' "$p"; readlink "$p"; }; done; return 0; }
rd() {
  [ -d "$1" ] && { why 'Is a directory'; return 1; }
  [ -p "$1" ] && { why 'Invalid argument'; return 1; }
  e=$(head -c 1 "$1" 2>&1 >/dev/null) || { why "$e"; return 1; }
  head -c "$2" "$1" | enc
}
end() {
  [ -p "$1" ] && { why 'Invalid argument'; return 1; }
  e=$(head -c 1 "$1" 2>&1 >/dev/null) || { why "$e"; return 1; }
  s=$(stat -L -c %s "$1"); from=0; [ "$s" -gt "$2" ] && from=$((s - $2))
  printf '%s %s\n' "$s" "$from"
  tail -c "+$((from + 1))" "$1" | head -c "$2" | enc
}
ls_() { e=$(ls -A "$1/" 2>&1 >/dev/null) || { why "$e"; return 1; }; ls -A1 "$1/"; }
links() { ls -ln "$1/"; }
cl() { for f in $(grep -l -F "$@" /proc/[0-9]*/cmdline); do printf 'P %s\n' "$f"; enc <"$f"; done; return 0; }
real() { [ -e "$1" ] && readlink -f "$1"; }
data() { bad=0; while IFS= read -r l <&3 && [ "$l" != . ]; do printf "$l" >&4 || bad=1; done; return $bad; }
drain() { while IFS= read -r l <&3 && [ "$l" != . ]; do :; done; }
wr() {
  e=$( (umask 077; set -C; exec 4>"$2" || exit 9; data || exit 8; exit 0) 2>&1 ); s=$?
  [ $s = 0 ] || [ $s = 8 ] || { drain; why "$e"; return 1; }
  if [ $s = 0 ] && [ "$(stat -c %s "$2")" = "$6" ] && e=$(place "$@" 2>&1); then return 0; fi
  rm -f "$2"; [ -n "$e" ] || e='No space left on device'
  why "$e"
}
place() {
  [ -d "$1" ] && { why 'Is a directory'; return 1; }
  [ "$(stat -c '%u %g' "$2")" = "$4 $5" ] || chown "$4:$5" "$2" || return 1
  chmod "$3" "$2" && { sync "$2" || sync; } && mv -f "$2" "$1" && { sync "$(dirname "$1")" || :; }
}
rm_() { e=$(rm -f "$1" 2>&1) || why "$e"; }
mk() {
  [ -d "$1" ] && return 0
  e=$( (umask "$3"; mkdir -p "$1") 2>&1 ) && e=$(chmod "$2" "$1" 2>&1) || { why "$e"; return 1; }
  printf made
}
rmd() { [ -d "$1" ] || return 0; e=$(rmdir "$1" 2>&1) || why "$e"; }
sweep() {
  h='[0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
  for p in "$1"/.tlsql-secure-$h$h$h$h; do [ -f "$p" ] && rm -f "$p"; done; return 0
}
run() {
  o=$(mktemp /tmp/tlsql-run.XXXXXX) || return 1
  sh -c "$1" </dev/null >"$o" 2>&1 3<&- & p=$!
  (trap 'kill $z; exit' TERM; sleep "$2" & z=$!; wait $z; : >"$o.late"; kill -9 $p) >/dev/null 2>&1 3<&- & t=$!
  wait $p; s=$?; kill $t
  [ -e "$o.late" ] && s=124
  printf '%s\n' "$s"; tail -c 4000 "$o" | enc
  rm -f "$o" "$o.late"
}
`;
