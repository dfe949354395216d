import { expect, it } from 'vitest';
import type { Finding } from './check.ts';
import { rank } from './rank.ts';
import type { State } from './state.ts';

const make = (id: string, leadsTo: State[], parts: Partial<Finding> = {}): Finding => ({
  id,
  severity: 'error',
  role: 'cause',
  what: id,
  why: '',
  fix: [],
  mends: [],
  evidence: {},
  certainty: 'proved',
  leadsTo,
  generic: false,
  candidates: [],
  ...parts,
});

const check = (findings: Finding[], failing: State | undefined, cause: string | undefined): void =>
  expect(rank(findings, failing).cause?.id).toBe(cause);

const noTls = make('server-has-no-tls', ['tls-not-offered'], { generic: true });
const badKey = make('server-key-unreadable', ['server-not-running', 'server-tls-off']);

it('takes the damaged key for the cause and the missing TLS for its consequence', () => {
  check([noTls, badKey], 'tls-not-offered', 'server-key-unreadable');
  const follows = make('follows', ['tls-not-offered']);
  const { findings } = rank([noTls, follows, badKey], 'tls-not-offered');
  expect(findings.map(({ id, consequenceOf }) => [id, consequenceOf])).toEqual([
    ['server-key-unreadable', undefined],
    ['follows', 'server-key-unreadable'],
  ]);
});

it('leaves alone what does not explain the failure', () => {
  const expired = make('server-cert-expired', ['server-cert-refused']);
  const wrong = make('account-password-wrong', ['login-denied']);
  check([expired, wrong], 'login-denied', 'account-password-wrong');
  check([expired], 'login-denied', undefined);
  check([make('key-open', ['login-denied'], { role: 'warning', severity: 'warning' })], 'login-denied', undefined);
});

it('prefers what is proved, then what stands further up, and what is specific over what is generic', () => {
  const likely = make('likely', ['server-tls-off'], { certainty: 'likely' });
  check([likely, noTls], 'tls-not-offered', 'likely');
  check([likely, badKey], 'tls-not-offered', 'server-key-unreadable');
  check(
    [make('possible', ['server-tls-off'], { certainty: 'possible' }), noTls],
    'tls-not-offered',
    'server-has-no-tls',
  );
});

it('without a connection names the error that stops the most', () => {
  check([make('a', ['server-cert-refused']), badKey], undefined, 'server-key-unreadable');
  check([make('warn', ['access-too-wide'], { role: 'warning', severity: 'warning' })], undefined, undefined);
});

it('takes what stops the client before it connects for the cause of everything', () => {
  const options = make('options', ['client-options-refused']);
  const file = make('file', ['client-files-unusable']);
  const denied = make('denied', ['login-denied']);
  check([denied, options], 'login-denied', 'options');
  check([denied, file], 'login-denied', 'file');
  check([make('closed', ['not-reachable']), file], 'not-reachable', 'closed');
  check([denied, { ...options, certainty: 'likely' }], 'login-denied', 'denied');
});

it('takes the misread line of an option file for the cause, and the file that it names for its consequence', () => {
  const line = make('line', ['client-option-misread']);
  const file = make('file', ['client-files-unusable']);
  check([file, line], 'client-files-unusable', 'line');
  check([file], 'client-files-unusable', 'file');
});
