import { expect, it } from 'vitest';
import { makeChannel } from '../../test/make/replica.ts';
import { makeIntent, makeSituation } from '../../test/make/situation.ts';
import type { ReplicaFact } from '../facts/replication.ts';
import { replicaSteps } from './replica-steps.ts';

function check(
  version: string,
  parts: Partial<ReplicaFact>,
  statements: readonly string[],
  undo?: readonly string[],
): void {
  const situation = makeSituation({ version, channels: [makeChannel(parts)] });
  const { steps, refusals } = replicaSteps(situation, makeIntent({ replicas: true }), '/ca.pem', []);
  expect(refusals).toEqual([]);
  expect(steps.flatMap(({ details }) => details)).toEqual(statements);
  const [action] = steps.map((step) => step.action);
  if (undo !== undefined) expect(action).toMatchObject({ undo });
}

it('stops no more than it must, and starts what ran', () => {
  const plain = { ssl: false, verifies: false, files: {}, applies: true } as const;
  check(
    '9.7.0',
    plain,
    [
      'STOP REPLICA IO_THREAD',
      "CHANGE REPLICATION SOURCE TO SOURCE_SSL=1, SOURCE_SSL_CA='/ca.pem', SOURCE_SSL_VERIFY_SERVER_CERT=1",
      'START REPLICA IO_THREAD',
    ],
    [
      'STOP REPLICA IO_THREAD',
      "CHANGE REPLICATION SOURCE TO SOURCE_SSL=0, SOURCE_SSL_CA='', SOURCE_SSL_VERIFY_SERVER_CERT=0",
      'START REPLICA IO_THREAD',
    ],
  );
  check('9.7.0', { ...plain, channel: "we'st", io: 'No' }, [
    "STOP REPLICA IO_THREAD FOR CHANNEL 'we''st'",
    "CHANGE REPLICATION SOURCE TO SOURCE_SSL=1, SOURCE_SSL_CA='/ca.pem', SOURCE_SSL_VERIFY_SERVER_CERT=1 FOR CHANNEL 'we''st'",
  ]);
  check('11.8.6-MariaDB', { ...plain, channel: 'west' }, [
    "STOP SLAVE 'west'",
    "CHANGE MASTER 'west' TO MASTER_SSL=1, MASTER_SSL_CA='/ca.pem', MASTER_SSL_VERIFY_SERVER_CERT=1",
    "START SLAVE 'west' IO_THREAD",
    "START SLAVE 'west' SQL_THREAD",
  ]);
  check('5.7.40', { ...plain, applies: false }, [
    'STOP SLAVE',
    "CHANGE MASTER TO MASTER_SSL=1, MASTER_SSL_CA='/ca.pem', MASTER_SSL_VERIFY_SERVER_CERT=1",
    'START SLAVE IO_THREAD',
  ]);
});

it('leaves a channel alone that verifies its source', () => {
  check('9.7.0', { ssl: true, verifies: true, files: { ca: '/a' } }, []);
});

it('refuses what it cannot know, and changes nothing unasked', () => {
  const situation = makeSituation({ channels: [makeChannel({ ssl: false })] });
  const asked = makeIntent({ replicas: true });
  expect(replicaSteps(situation, makeIntent(), '/ca', [])).toEqual({ steps: [], refusals: [] });
  expect(replicaSteps(situation, asked, undefined, []).refusals[0]?.id).toBe('replica-ca-unknown');
  expect(replicaSteps(makeSituation(), asked, '/ca', []).refusals[0]?.id).toBe('privilege-missing');
});
