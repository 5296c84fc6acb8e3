import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActFields, Detail } from '../api/types';
import { useLanguage } from '../i18n';
import { ArchiveForm } from './ArchiveForm';
import { CorrectForm } from './CorrectForm';
import css from './DeedDialogs.module.css';
import { MergeForm, ProtectForm, ReferForm, ScheduleForm, SplitForm } from './MoreDeedForms';
import { RedirectForm } from './RedirectForm';
import type { useAct } from './use_act';

export type DialogDeed =
  | 'correct'
  | 'redirect'
  | 'archive'
  | 'close'
  | 'schedule'
  | 'merge'
  | 'split'
  | 'refer'
  | 'protect';

interface Props {
  detail: Detail;
  act: ReturnType<typeof useAct>;
  deed: DialogDeed | null;
  close: () => void;
}

// What an officer should think about before it happens.
export function DeedDialogs({ detail, act, deed, close }: Props) {
  const { t } = useLanguage();
  const submit = (fields: ActFields) => {
    if (!deed) return;
    act.mutate({ deed, version: detail.version, fields }, { onSuccess: close });
  };
  const form = { detail, submit, busy: act.isPending, cancel: close };
  return (
    <Modal
      opened={deed !== null}
      onClose={close}
      title={deed ? t(`${deed}.title`) : ''}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: css.title }}
    >
      {deed && <p className={css.lead}>{t(`${deed}.lead`)}</p>}
      {deed === 'correct' && <CorrectForm {...form} />}
      {deed === 'redirect' && <RedirectForm {...form} />}
      {deed === 'archive' && <ArchiveForm {...form} />}
      {deed === 'schedule' && <ScheduleForm {...form} />}
      {deed === 'merge' && <MergeForm {...form} />}
      {deed === 'split' && <SplitForm {...form} />}
      {deed === 'refer' && <ReferForm {...form} />}
      {deed === 'protect' && <ProtectForm {...form} />}
      {deed === 'close' && (
        <FormEnd {...form} label={t('close.submit')} press={() => submit({})}>
          {null}
        </FormEnd>
      )}
    </Modal>
  );
}

export interface FormProps {
  detail: Detail;
  submit: (fields: ActFields) => void;
  busy: boolean;
  cancel: () => void;
}

interface EndProps {
  busy: boolean;
  cancel: () => void;
  label: string;
  press: () => void;
  danger?: boolean;
  children: ReactNode;
}

// A form's fields, and its two buttons.
export function FormEnd({ busy, cancel, label, press, danger, children }: EndProps) {
  const { t } = useLanguage();
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      {children}
      <div className={css.buttons}>
        <Button variant="default" onClick={cancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={busy} color={danger ? 'red' : undefined}>
          {label}
        </Button>
      </div>
    </form>
  );
}
