import { expect, it } from 'vitest';
import { identify } from './processes.ts';
import type { InstanceRecord, ListedInstance } from './registry.ts';
import { cacheLines, instanceLines, toStop } from './status.ts';

const alive = identify(process.pid)!;
const gone = { pid: 999_999_999, started: '1' };

function listed(id: string, state: ListedInstance['state'], owner?: InstanceRecord['owner']): ListedInstance {
  const folder = `/t/${id}`;
  if (owner === undefined) return { id, folder, state, record: null };
  const name = id.split('-')[0] ?? '';
  const record = { id, name, version: '1.2', port: 3, socket: '/s', folder, since: 'T', server: alive, owner };
  return { id, folder, state, record };
}

const instances = [
  listed('maria10-stays', 'running', null),
  listed('maria10-tested', 'running', alive),
  listed('maria10-left', 'running', gone),
  listed('mysql9-died', 'dead', null),
  listed('mysql9-making', 'starting'),
  listed('mysql9-rest', 'dead'),
];
const stopped = (...names: string[]): string[] => toStop(names, instances).map(({ id }) => id);

it('stop without names leaves a test run that goes on alone', () => {
  expect(stopped()).toEqual(['maria10-stays', 'maria10-left', 'mysql9-died', 'mysql9-rest']);
});

it('stop by server name leaves it alone too, stop by id does not', () => {
  expect(stopped('maria10')).toEqual(['maria10-stays', 'maria10-left']);
  expect(stopped('maria10-tested', 'mysql9-making')).toEqual(['maria10-tested', 'mysql9-making']);
});

it('stop says which name it does not know', () => {
  expect(() => stopped('mysql56')).toThrow('no instance mysql56 to end: see status');
});

it('status has a line for each', () => {
  expect(instanceLines([])).toEqual(['no instances']);
  const lines = instanceLines(instances);
  expect(lines[0]).toBe(`maria10-stays  running  1.2  process ${process.pid}  port 3  since T  until stop`);
  expect(lines[1]).toMatch(/of process \d+$/);
  expect(lines[2]).toMatch(/of process 999999999, which is gone$/);
  expect(lines[4]).toBe('mysql9-making  starting');
  expect(cacheLines().map((line) => line.split(' ')[0])).toEqual([
    'cache',
    'maria10',
    'maria11',
    'mysql9',
    'mysql56',
    'path',
  ]);
});
