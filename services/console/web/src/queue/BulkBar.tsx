import { Button, CloseButton, Modal } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../i18n';
import { IconArrowBackUp } from '../shell/icons';
import { ArchiveReasons } from '../ticket/ArchiveForm';
import { FormEnd } from '../ticket/DeedDialogs';
import type { ActFields, Deed } from '../api/types';
import css from './BulkBar.module.css';
import type { useBulk } from './use_bulk';
import type { useSelection } from './use_selection';

interface Props {
  selection: ReturnType<typeof useSelection>;
  bulk: ReturnType<typeof useBulk>;
}

// What can be done to all chosen reports at once; and, for some seconds after, undone.
export function BulkBar({ selection, bulk }: Props) {
  const { t } = useLanguage();
  const [archiving, setArchiving] = useState(false);
  const [reason, setReason] = useState('');
  const count = selection.selected.length;

  function start(deed: Deed, fields: ActFields) {
    bulk.hold({ deed, rows: selection.selected, fields });
    selection.clear();
    setArchiving(false);
  }

  if (bulk.held)
    return (
      <div className={css.bar} role="status">
        <span className={css.count}>
          {t(`bulk.held_${bulk.held.deed}`, { count: bulk.held.rows.length, seconds: bulk.left })}
        </span>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={bulk.undo}
        >
          {t('composer.undo')}
        </Button>
      </div>
    );
  if (!selection.selecting) return null;
  return (
    <div className={css.bar} role="group" aria-label={t('bulk.title')}>
      <span className={css.count}>{t('bulk.chosen', { count })}</span>
      <Button size="xs" variant="subtle" onClick={selection.all}>
        {t('bulk.all')}
      </Button>
      <Button
        size="xs"
        disabled={count === 0}
        onClick={() => start('accept', {})}
      >
        {t('deed.accept')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={count === 0}
        onClick={() => setArchiving(true)}
      >
        {t('deed.archive')}
      </Button>
      <CloseButton aria-label={t('bulk.clear')} onClick={selection.clear} />
      <Modal
        opened={archiving}
        onClose={() => setArchiving(false)}
        title={t('bulk.archive_title', { count })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <FormEnd
          busy={false}
          danger
          cancel={() => setArchiving(false)}
          label={t('archive.submit')}
          press={() => reason && start('archive', { reason })}
        >
          <ArchiveReasons value={reason} choose={setReason} />
        </FormEnd>
      </Modal>
    </div>
  );
}
