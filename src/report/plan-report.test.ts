import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { makeIntent, makeSituation, noFiles } from '../../test/make/situation.ts';
import { planSecure } from '../plan/plan-secure.ts';
import type { SecurePlan } from '../plan/step.ts';
import { tlsPlace } from '../plan/tls-place.ts';
import { planJson, planShell, planSql, planText } from './plan-report.ts';

function plan(parts: Parameters<typeof makeIntent>[0] = {}): SecurePlan {
  const situation = makeSituation({
    sessions: [{ user: 'app', host: '10.0.0.9', by: 'tcp', tls: false, command: 'Query' }],
  });
  const intent = makeIntent(parts);
  return planSecure(situation, intent, tlsPlace(situation, intent), {
    placed: noFiles,
    faults: [],
    clients: [{ name: 'app' }],
  });
}

it('tells people who breaks, what is done, why, and how it is undone', () => {
  const text = planText(plan({ enforce: true }));
  expect(text).toMatch(/! 'app'@'%' \(1 connection from 10\.0\.0\.9\): they are connected without TLS/);
  expect(text).toMatch(/1\. install CA file, certificate and key in \/etc\/mysql\/tls/);
  expect(text).toMatch(/undo {2}ALTER USER 'app'@'%' REQUIRE NONE/);
  expect(planText(plan({ accounts: [{ account: { user: 'no', host: '%' }, require: 'ssl' }] }))).toMatch(
    /cannot be carried out/,
  );
  expect(planText({ ...plan(), steps: [], refusals: [], breaks: [] })).toMatch(/^nothing to do/);
});

it('gives programs the steps without their inside', () => {
  const json = JSON.stringify(planJson(plan()));
  expect(json).toContain('"id":"install-files"');
  expect(json).not.toContain('"action"');
});

it('prints what a person would type', () => {
  expect(planSql(plan({ enforce: true }))).toBe(
    [
      "SET GLOBAL ssl_ca = '/etc/mysql/tls/ca.pem';",
      "SET GLOBAL ssl_cert = '/etc/mysql/tls/server-cert.pem';",
      "SET GLOBAL ssl_key = '/etc/mysql/tls/server-key.pem';",
      'ALTER INSTANCE RELOAD TLS;',
      "ALTER USER 'app'@'%' REQUIRE X509;",
      'SET GLOBAL require_secure_transport = ON;',
    ].join('\n'),
  );
  const shell = planShell(plan({ clientOut: "/o'ut" }));
  expect(shell).toContain('install -o 104 -g 110 -m 0600');
  // A shell must be able to read it.
  execFileSync('/bin/sh', ['-n'], { input: shell });
});
