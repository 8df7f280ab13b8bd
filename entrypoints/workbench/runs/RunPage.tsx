export const RunPage = ({ id }: { id: string }) => <p>{id}</p>;
