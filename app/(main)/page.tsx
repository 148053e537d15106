import { PeopleView } from './people/people-view.tsx';

export default function HomePage() {
  return <PeopleView />;
}
