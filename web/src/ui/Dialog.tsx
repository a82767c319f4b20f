import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** A form over the page; on a phone it takes the whole screen. */
export function Dialog({ title, opened, onClose, closeLabel, children }: {
  title: string; opened: boolean; onClose: () => void; closeLabel: string; children: ReactNode;
}) {
  const phone = useMediaQuery('(max-width: 40em)') ?? false;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      fullScreen={phone}
      size="lg"
      centered={!phone}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': closeLabel, size: 44 }}
      // Outside the page's own landmarks a header would count as a second banner.
      attributes={{ header: { role: 'presentation' } }}
      classNames={{ title: 'dialog-title', header: 'dialog-header', body: 'dialog-body' }}
    >
      {children}
    </Modal>
  );
}
