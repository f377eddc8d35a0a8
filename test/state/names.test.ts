import { describe, expect, it } from 'vitest';
import { namesOf, objectName, portalPart, projectPart } from '../../src/state/names.ts';
import { fc } from '../property.ts';

describe('the name of an object', () => {
  it('is plain for plain names', () => {
    expect(objectName('onboarding', 'b24-ar17wx.bitrix24.by')).toBe('onboarding.b24-ar17wx.bitrix24.by');
  });

  it.each([
    ['shop.x', 'y.by', 'shop_2ex.y.by'],
    ['чаты', 'h:8443', '_d1_87_d0_b0_d1_82_d1_8b.h_3a8443'],
    ['a_b', 'sandbox/bell', 'a_5fb.sandbox_2fbell'],
  ])('holds only what every store takes: %s, %s', (project, portal, name) => {
    expect(objectName(project, portal)).toBe(name);
  });

  it('is another one for every pair, and tells the pair', () => {
    const text = fc.string({ minLength: 1, unit: fc.constantFrom('a', '.', '_', '-', '/', ':', 'é', '🦊', '5', 'f') });
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        expect(namesOf(projectPart(a), portalPart(b))).toEqual({ project: a, portal: b });
        expect(objectName(a, b) === objectName(c, d)).toBe(a === c && b === d);
      }),
    );
  });
});
