import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { addressText } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';

export const check: Check = {
  id: 'address-several-servers',
  family: 'network-ops',
  title: 'Several servers answer behind one address',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['wrong-target'],
  versions: 'all',
  symptoms: [],
  why: 'A balancer or a name with several addresses sends one connection to one server and the next to another. Where only one of them has a wrong certificate, account or option, the connection fails now and then, and what is changed on one of them does not count on the others.',
  proof:
    'Connections that we made one after the other got greetings of different versions, or connection ids that fall: one server numbers upwards.',
  fix: ['ask each server by its own address: tlsql doctor -h ADDRESS …', 'SELECT @@hostname, @@port, @@server_id'],
  lookAlikes: ['admin-login-other-server'],
  reads: ['wire.attempts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const greeted = (facts.wire?.attempts ?? []).filter(({ greeting }) => greeting !== undefined);
  const [first] = greeted;
  if (first === undefined) return [];
  const here = greeted.filter((attempt) => addressText(attempt) === addressText(first));
  const versions = [...new Set(here.flatMap(({ greeting }) => greeting?.version ?? []))];
  const ids = here.flatMap(({ greeting }) => greeting?.connectionId ?? []);
  const around = facts.admin?.around?.ids;
  const own = around === undefined ? [] : ids.filter((id) => id > around[0] && id < around[1]);
  const split = own.length > 0 && own.length < ids.length;
  if (versions.length < 2 && !falls(here) && !split) return [];
  return [
    {
      what: `more than one server answers at ${addressText(first)}: ${versions.length > 1 ? `versions ${versions.join(' and ')}` : `connection ids ${ids.join(', ')}`} one after the other`,
      evidence: { address: addressText(first), versions, connectionIds: ids },
      fix: [
        'getent ahosts NAME   # a name may have several addresses; a balancer has its own list',
        'SELECT @@hostname, @@port, @@server_id;   -- repeated with new connections, it shows who answers',
      ],
    },
  ];
}

/** Whether a later connection got a smaller number than the first: later ones may be made beside each other. 0 is that of proxies. */
function falls(attempts: readonly Attempt[]): boolean {
  const [first = 0, ...later] = attempts.map(({ greeting }) => greeting?.connectionId ?? 0).filter((id) => id > 0);
  return later.some((id) => id <= first);
}
