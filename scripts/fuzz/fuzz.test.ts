import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fail } from '../../src/base/error.ts';
import { attempt } from './attempt.ts';
import { parseEntry, readCorpus } from './corpus.ts';
import { mutate, randomFrom } from './mutate.ts';
import { type Target, targets } from './targets.ts';

const rsa = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const corpus = readCorpus();

describe('fuzz', () => {
  it('finds nothing in its corpus, nor in a few thousand changes of it', () => {
    expect(corpus.length).toBeGreaterThan(50);
    const random = randomFrom(1);
    for (const [index, entry] of corpus.entries()) {
      for (const target of targets(rsa)) {
        expect(attempt(target, entry.lines, index).finding, `${entry.name} ${target.name}`).toBeUndefined();
        const lines = mutate(entry, corpus, random);
        expect(attempt(target, lines, index).finding, `${entry.name} changed, ${target.name}`).toBeUndefined();
      }
    }
  });

  it('has recordings that reach the end of both handshakes and of a response', () => {
    const reached = new Set<string>();
    for (const entry of corpus.filter(({ name }) => !name.startsWith('grown'))) {
      for (const target of targets(rsa))
        for (let seed = 0; seed < 8; seed += 1) reached.add(attempt(target, entry.lines, seed).signature);
    }
    for (const whole of ['client taken', 'server taken', 'response taken', 'client server-refused '])
      expect(reached).toContain(whole);
  });

  it('finds what throws no code, what blames us, what takes long and what takes memory', () => {
    const finding = (run: Target['run']): string | undefined => attempt({ name: 'bad', run }, [], 1).finding;
    expect(finding(() => JSON.parse('{'))).toMatch(/SyntaxError/);
    expect(finding(() => fail('internal', { seen: 'x' }))).toMatch(/internal/);
    expect(finding(() => fail('field-invalid', { seen: 'x' }))).toBeUndefined();
    const kept: Uint8Array[] = [];
    expect(finding(() => void kept.push(new Uint8Array(64 * 1024 * 1024).fill(1)))).toMatch(/MiB/);
  });

  it('changes inputs the same way for the same seed, and does not touch the original', () => {
    const entry = parseEntry('x', '# comment\nS 0a0b0c\nTLS\nC 01\n');
    expect(entry.lines.map((line) => line.from)).toEqual(['S', 'C']);
    const once = mutate(entry, corpus, randomFrom(7));
    expect(mutate(entry, corpus, randomFrom(7))).toEqual(once);
    expect(Buffer.from(entry.lines[0]?.payload ?? []).toString('hex')).toBe('0a0b0c');
  });
});
