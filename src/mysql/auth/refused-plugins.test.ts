import { expect, it } from 'vitest';
import { refusedPlugins, refusePlugin } from './refused-plugins.ts';

it('gives the reason for the plugins that are known', () => {
  for (const name of refusedPlugins)
    expect(() => refusePlugin(name)).toThrow(
      expect.objectContaining({ code: 'auth-plugin-unknown', message: expect.stringMatching(/": \w/) }),
    );
});

it('names the others, quoted and cut', () => {
  expect(() => refusePlugin('__proto__')).toThrow('the auth plugin "__proto__" (expected one that tlsql speaks)');
  expect(() => refusePlugin(`\x1b${'x'.repeat(500)}`)).toThrow(/"\\u001bx{63}"/);
});
