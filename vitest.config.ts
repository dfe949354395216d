import { defineConfig } from 'vitest/config';

// Four projects, so that what needs no server can run alone and anywhere.
export default defineConfig({
  test: {
    projects: [
      // Pure code needs no process of its own for each file: a third of the time.
      { test: { name: 'unit', include: ['src/**/*.test.ts'], isolate: false, testTimeout: 30_000 } },
      {
        test: {
          name: 'tidy',
          include: ['test/tidy/**/*.test.ts', 'test/console/**/*.test.ts', 'test/docs/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          // Compares with programs that know better (openssl); says why where there is none.
          name: 'judges',
          include: ['test/x509/**/*.test.ts', 'test/ca/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['test/servers/**/*.test.ts', 'scripts/**/*.test.ts'],
          globalSetup: ['test/servers/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // After the others, which share the cores without starting anything.
          sequence: { groupOrder: 1 },
          // Two cores: more than two real servers starting at once only slows all of them.
          maxWorkers: 2,
        },
      },
    ],
  },
});
