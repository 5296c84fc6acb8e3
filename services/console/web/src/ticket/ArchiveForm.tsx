import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../i18n';
import id from '../i18n/id.json';
import { FormEnd, type FormProps } from './DeedDialogs';
import css from './ArchiveForm.module.css';

type Reason = keyof typeof id.archive.reasons;
const kReasons = Object.keys(id.archive.reasons) as Reason[];

export function ArchiveForm({ submit, busy, cancel }: FormProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);

  function press() {
    setTried(true);
    if (reason) submit({ reason });
  }

  return (
    <FormEnd busy={busy} cancel={cancel} label={t('archive.submit')} press={press} danger>
      <ArchiveReasons
        value={reason}
        choose={setReason}
        error={tried && !reason ? t('archive.missing') : undefined}
      />
    </FormEnd>
  );
}

interface ReasonsProps {
  value: string;
  choose: (reason: string) => void;
  error?: string;
}

// The citizen is told the reason, so it is the Indonesian sentence whatever the officer reads.
export function ArchiveReasons({ value, choose, error }: ReasonsProps) {
  const { t } = useLanguage();
  return (
    <Radio.Group label={t('archive.reason')} value={value} onChange={choose} error={error}>
      <div className={css.reasons}>
        {kReasons.map((one) => (
          <Radio key={one} value={id.archive.reasons[one]} label={t(`archive.reasons.${one}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
