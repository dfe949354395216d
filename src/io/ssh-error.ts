import { TlsqlError } from '../base/error.ts';

/** The last words of ssh and of what it ran; control characters are taken out when they are shown. */
export function lastWords(stderr: string): string {
  const lines = stderr
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(debug\d|Warning: Permanently added)/.test(line));
  return lines.at(-1) ?? 'it said nothing';
}

/**
 * The coded error for an ssh that ended, from what it printed (ssh.c, sshconnect.c, sudo(8)). `opened`: the shell had answered.
 *
 * @param printed on standard output in place of an answer: what a login shell that runs nothing says (nologin(8)).
 */
export function sshError(stderr: string, destination: string, opened: boolean, printed = ''): TlsqlError {
  const at = destination;
  const line = (pattern: RegExp): string | undefined =>
    stderr
      .split(/\r?\n/)
      .map((text) => text.trim())
      .find((text) => pattern.test(text));
  if (/ssh: not found|ssh: command not found/.test(stderr))
    return new TlsqlError('ssh-missing', { at, seen: 'no ssh on PATH', next: "install the system's OpenSSH client" });
  if (/HOST IDENTIFICATION HAS CHANGED/.test(stderr)) {
    const seen = `its host key is another one than before: ${line(/Offending/) ?? 'see known_hosts'}`;
    return new TlsqlError('ssh-host-key', {
      at,
      seen,
      next: `ssh ${at}, and find out why before you take the new key`,
    });
  }
  const unknownKey = line(/Host key verification failed|host key is known for/i);
  if (unknownKey !== undefined)
    return new TlsqlError('ssh-host-key', {
      at,
      seen: unknownKey,
      next: `ssh ${at}, and compare the key's fingerprint`,
    });
  const sudo = line(
    /^sudo: |: sudo: |exec: sudo|sudo: (command )?not found|Unknown command:? '?sudo|not in the sudoers file|may not run sudo/i,
  );
  if (sudo !== undefined && !opened) {
    const next = `ssh ${at} sudo -n true must work: let sudo ask no password there (NOPASSWD), or log in as root`;
    return new TlsqlError('sudo-refused', { at, seen: sudo, next });
  }
  const denied = line(/Permission denied \(|Too many authentication failures/);
  if (denied !== undefined)
    return new TlsqlError('ssh-denied', {
      at,
      seen: denied,
      next: `ssh ${at} must work by itself; ssh -v ${at} says more`,
    });
  const unreachable = line(
    /Could not resolve hostname|connect to host|Connection (closed|reset) by|kex_exchange_identification|banner exchange/,
  );
  if (unreachable !== undefined && !opened)
    return new TlsqlError('ssh-unreachable', { at, seen: unreachable, next: `ssh -v ${at}` });
  if (opened) return new TlsqlError('ssh-lost', { at, seen: `ssh ended: ${lastWords(stderr)}` });
  const said = lastWords(`${stderr}\n${printed}`);
  const next = `ssh ${at} true must work by itself, which takes a login shell there that runs commands`;
  return new TlsqlError('ssh-failed', { at, seen: `ssh ended: ${said}`, next });
}

/** What ssh says when the other side does not let a connection through, or nobody listens there; the latest counts. */
export function forwardError(stderr: string, at: string): TlsqlError | undefined {
  const said = [...stderr.matchAll(/open failed: ([^\r\n]*)/g)].at(-1)?.[1]?.trim();
  if (said === undefined) return undefined;
  if (/Connection refused/.test(said))
    return new TlsqlError('connect-refused', { at, seen: `there, ${said}`, fields: { errno: 'ECONNREFUSED' } });
  if (/No such file/.test(said))
    return new TlsqlError('socket-missing', { at, seen: `there, ${said}`, fields: { errno: 'ENOENT' } });
  if (/Permission denied/.test(said))
    return new TlsqlError('connect-forbidden', { at, seen: `there, ${said}`, fields: { errno: 'EACCES' } });
  return new TlsqlError('ssh-forward-refused', {
    at,
    seen: said,
    next: "sshd_config there: AllowTcpForwarding and AllowStreamLocalForwarding, and the key's options in authorized_keys",
  });
}
