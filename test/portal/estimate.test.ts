import { describe, expect, test } from 'vitest';
import { estimate, type PlannedCall, usualPace } from '../../src/portal/estimate.ts';

const creates = (count: number): PlannedCall[] =>
  Array.from({ length: count }, (_, index) => ({ method: 'im.chat.add', params: { TITLE: `chat ${index}` } }));
const reads = (count: number): PlannedCall[] =>
  Array.from({ length: count }, (_, index) => ({ method: 'im.dialog.get', params: { DIALOG_ID: `chat${index}` } }));

describe('an estimate', () => {
  test('of nothing is nothing', () => {
    expect(estimate([], usualPace())).toEqual({ requests: 0, seconds: 0, operatingShare: 0 });
  });

  test('counts reads fifty a request', () => {
    expect(estimate(reads(20_000), usualPace()).requests).toBe(400);
  });

  test('of a long reading is what the bucket lets through', () => {
    const { seconds } = estimate(reads(20_000), usualPace());
    expect(seconds).toBeGreaterThan((400 - 47) / 2);
    expect(estimate(reads(20_000), usualPace('enterprise')).seconds).toBeLessThan(seconds * 0.8);
  });

  test('of creates is their work on the portal, side by side', () => {
    const { seconds, operatingShare } = estimate(creates(1000), usualPace());
    expect(seconds).toBeGreaterThan((1000 * 0.21) / 4);
    expect(seconds).toBeLessThan(((1000 * 0.21) / 4) * 1.15);
    expect(operatingShare).toBeCloseTo(210 / 480);
  });

  test('follows what was measured', () => {
    const slow = { ...usualPace(), seconds: new Map([['im.chat.add', 0.42]]) };
    expect(estimate(creates(1000), slow).operatingShare).toBeCloseTo(420 / 480);
  });

  test('waits ten minutes for every operating budget that is spent', () => {
    expect(estimate(creates(10_000), usualPace()).seconds).toBe(4 * 600);
    const used = { ...usualPace(), usedSec: new Map([['im.chat.add', 400]]) };
    expect(estimate(creates(1000), used).seconds).toBe(600);
  });

  test('counts pictures by the room that they take in a request', () => {
    const picture = { hole: 'picture', source: '/a.png', sha256: '', sizeBytes: 500_000 } as const;
    const avatars = Array.from({ length: 20 }, () => ({ method: 'im.chat.updateAvatar', params: { AVATAR: picture } }));
    expect(estimate(avatars, usualPace()).requests).toBe(4);
  });

  test('begins with the bucket as it is', () => {
    const full = { ...usualPace(), bucketLevel: 47 };
    expect(estimate(reads(500), full).seconds).toBeGreaterThan(estimate(reads(500), usualPace()).seconds);
  });
});
