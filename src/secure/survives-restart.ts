import { resolveOptionFiles } from '../optionfile/resolve.ts';
import type { Session } from '../session/open-session.ts';
import type { Host } from './host.ts';
import { lookAtHost } from './look-host.ts';
import { lookAtServer } from './look-server.ts';

/** Variables that a start must set as they are now. */
const lasting = ['ssl_ca', 'ssl_cert', 'ssl_key', 'require_secure_transport'] as const;

/**
 * What a restart would lose, each a clause; empty: the option files (and what is persisted) alone give the running values.
 * The files are read as the server reads them, in its order; it is not started for this.
 */
export async function lostAtRestart(
  host: Host,
  session: Session,
  at: string,
  config: string | undefined,
): Promise<string[]> {
  const seen = await lookAtServer(session, at, 'tcp');
  const machine = await lookAtHost(host, seen, config);
  const resolved = resolveOptionFiles(machine.request, machine.source);
  const said: string[] =
    resolved.fatal === null
      ? []
      : [`the server would stop at ${resolved.fatal.file}:${resolved.fatal.line}: ${resolved.fatal.text}`];
  for (const name of lasting) {
    const running = seen.variables[name];
    // What stands on the command line is there at the next start as well.
    if (running === undefined || /^COMMAND[-_]LINE$/.test(seen.sources[name]?.source ?? '')) continue;
    const written =
      resolved.effective.find((option) => option.name === name.replaceAll('_', '-'))?.winner.value ?? undefined;
    const next = seen.persisted[name] ?? written;
    if (!sameValue(running, next))
      said.push(`${name} is '${running}' now and would be '${next ?? 'the default'}' after a restart`);
  }
  return said;
}

/** Whether a start with `next` gives what runs now. Paths that nobody wrote may be the server's own. */
export function sameValue(running: string, next: string | undefined): boolean {
  const isOn = (value: string): boolean => /^(on|1|yes|true)$/i.test(value);
  const isSwitch = /^(on|off|0|1)$/i.test(running);
  if (isSwitch) return isOn(running) === isOn(next ?? 'OFF');
  return next === undefined ? running === '' || !running.startsWith('/') : next === running;
}
