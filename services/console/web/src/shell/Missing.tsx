import { Button } from '@mantine/core';
import { IconMapQuestion } from './icons';
import { Link } from 'react-router-dom';
import { useLanguage } from '../i18n';
import { Notice } from './Notice';

export function Missing() {
  const { t } = useLanguage();
  return (
    <main>
      <Notice
        icon={<IconMapQuestion size={28} stroke={1.6} />}
        title={t('error.missing_title')}
        text={t('error.missing_text')}
        page
      >
        <Button component={Link} to="/laporan" variant="light">
          {t('error.to_queue')}
        </Button>
      </Notice>
    </main>
  );
}
