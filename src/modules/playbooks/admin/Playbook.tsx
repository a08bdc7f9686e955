import { useParams } from 'react-router'
import { PlaybookDocument } from './PlaybookDocument.tsx'

export function Playbook() {
  const { name = '' } = useParams()
  return <PlaybookDocument name={name} />
}
