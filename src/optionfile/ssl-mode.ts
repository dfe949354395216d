import type { CollectedOptions } from './collect-options.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { type GivenOption, type OptionOrigin, type OptionWarning, originText } from './option-spec.ts';

/** The five ssl-modes, weakest first. */
const sslModes = ['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const;
export type SslMode = (typeof sslModes)[number];

/** The mode in force, and which option made it so. */
export interface SslModeChoice {
  readonly mode: SslMode;
  readonly reason: 'ssl-mode' | 'ssl-ca' | 'ssl-verify-name' | 'ssl' | 'ssl-verify-server-cert' | 'ssl-fp' | 'default';
  readonly origin: OptionOrigin;
  readonly warnings: readonly OptionWarning[];
}

/**
 * Decides the ssl-mode. Of `ssl-mode`, `skip-ssl` and `ssl-verify-server-cert` the last one given wins; `ssl` asks for at
 * least REQUIRED, `skip-ssl-verify-server-cert` for at most that. Where none of them names a mode, a CA (or a name to
 * verify) means VERIFY_IDENTITY: the mysql client takes VERIFY_CA then, and accepts any certificate of that CA. Without all
 * of them it is PREFERRED, as the mysql client's.
 */
export function chooseSslMode(
  given: readonly GivenOption[],
  merged: CollectedOptions<ConnectionOptions>,
): SslModeChoice {
  const { options } = merged;
  const files = [options['ssl-ca'], options['ssl-capath'], options['ssl-cert']].some(isGiven);
  const named = namedMode(given, files);
  const choice = named.byName ? named : impliedMode(named, merged);
  return { mode: choice.mode, reason: choice.reason, origin: choice.origin, warnings: modeWarnings(choice, merged) };
}

interface Named {
  readonly mode: SslMode;
  readonly reason: SslModeChoice['reason'];
  readonly origin: OptionOrigin;
  /** False while only a floor or a default stands, which a CA may raise. */
  readonly byName: boolean;
}

function namedMode(given: readonly GivenOption[], files: boolean): Named {
  const start: Named = { mode: 'PREFERRED', reason: 'default', origin: { kind: 'default' }, byName: false };
  return given.reduce((now: Named, { name, value, origin }): Named => {
    if (name === 'ssl-mode') {
      const mode = sslModes.find((each) => each === value) ?? now.mode;
      return { mode, reason: name, origin, byName: true };
    }
    if (name === 'ssl') {
      if (value === false) return { mode: 'DISABLED', reason: name, origin, byName: true };
      return atLeast(now.mode, 'REQUIRED') ? now : { mode: 'REQUIRED', reason: name, origin, byName: false };
    }
    if (name !== 'ssl-verify-server-cert') return now;
    if (value === true) return { mode: 'VERIFY_IDENTITY', reason: name, origin, byName: true };
    // Not verified is not the same as not wanted: files for TLS still mean TLS, as they do to MariaDB.
    const wanted = atLeast(now.mode, 'REQUIRED') || (now.reason === 'default' && files);
    return { mode: wanted ? 'REQUIRED' : now.mode, reason: name, origin, byName: true };
  }, start);
}

function impliedMode(floor: Named, { options, origins }: CollectedOptions<ConnectionOptions>): Named {
  for (const name of ['ssl-ca', 'ssl-capath'] as const) {
    if (isGiven(options[name]))
      return { mode: 'VERIFY_IDENTITY', reason: 'ssl-ca', origin: origins[name], byName: false };
  }
  if (isGiven(options['ssl-verify-name'])) {
    return { mode: 'VERIFY_IDENTITY', reason: 'ssl-verify-name', origin: origins['ssl-verify-name'], byName: false };
  }
  for (const name of ['ssl-fp', 'ssl-fplist'] as const) {
    if (isGiven(options[name])) return { mode: 'REQUIRED', reason: 'ssl-fp', origin: origins[name], byName: false };
  }
  return floor;
}

function modeWarnings(choice: Named, { options, origins }: CollectedOptions<ConnectionOptions>): OptionWarning[] {
  const from = originText(choice.origin);
  const warnings: OptionWarning[] = [];
  const warn = (id: OptionWarning['id'], text: string): void => {
    warnings.push({ id, text, origin: choice.origin });
  };
  const ca = isGiven(options['ssl-ca']) || isGiven(options['ssl-capath']);
  if (choice.reason === 'ssl-ca') {
    warn(
      'ca-means-verify-identity',
      `${from} gives a CA and nothing gives an ssl-mode: chain and name are verified (VERIFY_IDENTITY)`,
    );
  }
  if (ca && choice.mode === 'DISABLED') warn('ca-not-used', `the CA is not used: ${from} switches TLS off`);
  else if (ca && !atLeast(choice.mode, 'VERIFY_CA')) {
    warn('ca-not-used', `the CA is not used: ${from} makes the mode ${choice.mode}, which verifies nothing`);
  }
  if (isGiven(options['ssl-verify-name']) && choice.mode !== 'VERIFY_IDENTITY') {
    warn('name-not-verified', `no name is verified: ${from} makes the mode ${choice.mode}`);
  }
  if (isGiven(options['ssl-cert']) && choice.mode === 'PREFERRED') {
    warnings.push({
      id: 'tls-not-required',
      text: 'a client certificate is given, but with PREFERRED the connection is plain where the server offers no TLS',
      origin: origins['ssl-cert'],
    });
  }
  return warnings;
}

/** True when the mode is that one or a stronger one. */
export function atLeast(mode: SslMode, least: SslMode): boolean {
  return sslModes.indexOf(mode) >= sslModes.indexOf(least);
}

/** An empty value takes an option back. */
export function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
