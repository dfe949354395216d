import { expect, it } from 'vitest';
import { namesFor, namesInHosts } from './hosts-file.ts';

const text = '127.0.0.1 localhost\n# 192.0.2.7 old\n192.0.2.7\tdb.example.test db # the database\r\n192.0.2.7 lb\n';

function check(addresses: readonly string[], expected: readonly string[]): void {
  expect(namesFor(text, addresses)).toEqual(expected);
}

it('gives the names of an address', () => {
  check(['192.0.2.7'], ['db.example.test', 'db', 'lb']);
  check(['192.0.2.8'], []);
  check(['192.0.2.8', '127.0.0.1'], ['localhost']);
});

it('has none where the file cannot be read', async () => {
  expect(await namesInHosts(['127.0.0.1'], '/no/such/file')).toEqual([]);
});
