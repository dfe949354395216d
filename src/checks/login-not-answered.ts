import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';

export const check: Check = {
  id: 'login-not-answered',
  family: 'network-ops',
  title: 'The connection ends while the login is under way, and nobody denies it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['login-denied'],
  versions: 'all',
  symptoms: [],
  why: 'A server that denies a login says so (1045 and others). An end without a word comes from something else: the server process died on it, a proxy lost its server or does not like what is inside TLS, or the peer wants a client certificate (in TLS 1.3 its alert comes only now). The password is not the reason.',
  proof: 'Greeting and TLS were answered; after the login packet came the end of the connection, and no error packet.',
  fix: [
    'tail -n 50 ERROR_LOG   # on the server: "got signal" is a crash, "Aborted connection" a peer that went away',
    'tlsql doctor -S /run/mysqld/mysqld.sock   # on the server: the same without network and proxies',
  ],
  lookAlikes: ['login-denied', 'network-nothing-after-greeting', 'client-cert-refused-shown-as-lost-connection'],
  reads: ['wire.attempts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const { login, tls, to } = attempt ?? {};
  if (attempt === undefined || login?.ok !== false || login.error !== undefined || login.refused !== undefined)
    return [];
  if (observe(facts).failing !== 'login-denied' || (tls === undefined && to?.socket === undefined)) return [];
  const alert = tls?.alertReceived;
  const crash = facts.log?.duringAttempts.find(({ text }) => /got signal|got exception/i.test(text));
  const evidence = {
    address: addressText(attempt),
    ended: login.closed ?? 'alert',
    ...(alert === undefined ? {} : { alert: alert.code, alertName: alert.name }),
    ...(crash === undefined ? {} : { log: crash.text, at: `${crash.file}:${crash.line}` }),
  };
  return [{ what: `${addressText(attempt)} ${saying(login.closed, alert, crash !== undefined)}`, evidence }];
}

function saying(
  closed: string | undefined,
  alert: { readonly code: number; readonly name: string } | undefined,
  crashed: boolean,
): string {
  if (alert?.code === 116) return 'wants a client certificate, and none is given (alert 116 certificate_required)';
  if (alert !== undefined) return `ends TLS at the login with alert ${alert.code} (${alert.name})`;
  if (crashed) return 'crashes at the login: the log has the signal';
  return closed === 'timeout'
    ? 'takes the login and does not answer it'
    : 'ends the connection at the login without denying it';
}
