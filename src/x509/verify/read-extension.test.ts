import { expect, it } from 'vitest';
import { ext, extension } from '../../../test/x509/verify-pki.ts';
import { basicConstraintsOid, parseBasicConstraints } from '../extension/basic-constraints.ts';
import type { RawExtension } from '../extension/extension.ts';
import { readExtension } from './read-extension.ts';

function check(all: readonly RawExtension[], ca: boolean | undefined, damaged: boolean): void {
  const read = readExtension(all, basicConstraintsOid, parseBasicConstraints);
  expect([read.value?.ca, read.damaged]).toEqual([ca, damaged]);
}

it('reads the one that is there, with or without bytes after it', () => {
  check([], undefined, false);
  check([ext.unknown(true), ext.ca()], true, false);
  check([extension(basicConstraintsOid, Buffer.concat([ext.ca().value, Buffer.of(0)]))], true, false);
});

it('none when it is damaged or there twice', () => {
  check([extension(basicConstraintsOid, Buffer.of(0x30, 5))], undefined, true);
  check([ext.ca(), ext.ca()], undefined, true);
});
