import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { UiProvider } from '../../ui/UiProvider';
import { RefusedActs } from './RefusedActs';

const refused = [{ act: 'CANCEL', reason: 'Người chủ trì không tự hủy việc.' }, { act: 'SUSPEND', reason: 'Người chủ trì không tự tạm dừng.' }];

test.each([
  ['one of these was asked for', 'CANCEL', true],
  ['another act was asked for', 'URGE', false],
  ['nothing was asked for', null, false],
] as const)('when %s', (_, asked, open) => {
  const { container } = render(<UiProvider><RefusedActs refused={refused} asked={asked} /></UiProvider>);
  expect(container.querySelector('details')?.open).toBe(open);
});
