import { act, render, renderHook, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Sheet } from '../../ui/Sheet';
import { usePaper } from './paper';

beforeEach(() => window.localStorage.clear());

test('the heading is the body’s own until somebody chooses, also after the rest was typed', () => {
  const { result } = renderHook(() => usePaper());
  expect(result.current[0].form).toBe('');
  act(() => result.current[1]({ place: 'Cẩm Lệ' }));
  expect(renderHook(() => usePaper()).result.current[0]).toMatchObject({ form: '', place: 'Cẩm Lệ' });
  act(() => result.current[1]({ form: 'state' }));
  expect(renderHook(() => usePaper()).result.current[0].form).toBe('state');
});

test('receivers stand one a line in a block of their own, not in a place to sign', () => {
  render(<Sheet left={['A']} right={['B']} place="" title="" receivers={{ title: 'Nơi nhận:', lines: ['- Như trên;', '- Lưu: VT.'] }} signs={[{ key: 'signer', title: 'CHỦ TỊCH', name: '' }]} foot={null}>x</Sheet>);
  const lines = [...(screen.getByText('Nơi nhận:').parentElement?.children ?? [])].map((line) => line.textContent);
  expect(lines).toEqual(['Nơi nhận:', '- Như trên;', '- Lưu: VT.']);
  expect(screen.getByText('- Lưu: VT.').closest('.sheet-sign')).toBeNull();
});
