import type { Family } from '../../../src/checks/engine/check.ts';
import type { Scenario } from '../scenario.ts';
import { accountsAuth } from './accounts-auth.ts';
import { accountsMore } from './accounts-more.ts';
import { accountsOpen } from './accounts-open.ts';
import { certificates } from './certificates.ts';
import { changedCertificates } from './certificates-changed.ts';
import { unforeseenCertificates } from './certificates-unforeseen.ts';
import { clientsDrivers } from './clients-drivers.ts';
import { disguised } from './disguised.ts';
import { groups } from './groups.ts';
import { networkOps } from './network-ops.ts';
import { clientOptions } from './options-client.ts';
import { optionLines } from './options-lines.ts';
import { serverOptions } from './options-server.ts';
import { proxies } from './proxies.ts';
import { proxySql } from './proxysql.ts';
import { reloads } from './reloads.ts';
import { replication } from './replication.ts';
import { serverFiles } from './server-files.ts';
import { unforeseenServer } from './server-unforeseen.ts';
import { targets } from './targets.ts';
import { twoAtOnce } from './two-at-once.ts';
import { unforeseenWire } from './wire-unforeseen.ts';

export const allScenarios: Readonly<Record<Family, readonly Scenario[]>> = {
  options: [...serverOptions, ...optionLines, ...clientOptions],
  'server-files': [...serverFiles, ...unforeseenServer, ...reloads, ...disguised],
  'accounts-auth': [...accountsAuth, ...accountsMore, ...accountsOpen],
  certificates: [...certificates, ...changedCertificates, ...unforeseenCertificates, ...twoAtOnce],
  'network-ops': [...networkOps, ...replication, ...proxies, ...proxySql, ...targets, ...groups, ...unforeseenWire],
  'clients-drivers': clientsDrivers,
};
