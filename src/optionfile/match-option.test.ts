import { expect, it } from 'vitest';
import { matchOption, nearestName } from './match-option.ts';
import type { OptionSpec } from './option-spec.ts';

const table: readonly OptionSpec[] = ['ssl', 'ssl-ca', 'ssl-capath', 'skip-ssl-check', 'host'].map((name) => ({
  name,
  kind: 'flag',
  help: '',
}));

function check(name: string, expected: string, prefixes = true): void {
  const match = matchOption(name, table, prefixes);
  const loose = match.loose ? ' loose' : '';
  if (match.kind === 'found') expect(`${match.spec.name} ${match.effect}${loose}`, name).toBe(expected);
  else expect(`${match.kind}${loose}`, name).toBe(expected);
}

it('prefers the exact name, then a unique beginning, then takes a prefix off', () => {
  check('ssl', 'ssl plain');
  check('ssl_ca', 'ssl-ca plain');
  check('ssl-cap', 'ssl-capath plain');
  check('ss', 'ambiguous');
  check('skip-ssl', 'skip-ssl-check plain');
  check('skip-ssl', 'ssl off', false);
  check('skip_ssl-check', 'skip-ssl-check plain');
  check('ho', 'unknown', false);
  check('', 'unknown');
  check('disable-', 'unknown');
});

it('gives the innermost prefix its effect, and loose- always', () => {
  check('loose-enable-host', 'host on loose');
  check('enable_disable-host', 'host off');
  check('disable-loose_host', 'host plain loose');
  check('maximum-host', 'host maximum');
  check('loose-x', 'unknown loose');
  check('loose-ss', 'ambiguous loose');
});

it('proposes a name for slips, none for other words', () => {
  const of = (name: string): string | null => nearestName(name, table);
  expect([of('hots'), of('hosts'), of('sslca'), of('ssl-capaht'), of('zzz'), of('password')]).toEqual([
    'host',
    'host',
    'ssl-ca',
    'ssl-capath',
    null,
    null,
  ]);
});
