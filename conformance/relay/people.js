// What the program in Relay asks. Relay's compiler reads the documents from here; the program takes what it has made of them.
import { graphql } from 'relay-runtime';

export const page = graphql`
  query peoplePageQuery($count: Int!, $cursor: Cursor) {
    ...people_page @arguments(count: $count, cursor: $cursor)
  }
`;

export const people = graphql`
  fragment people_page on Query
  @refetchable(queryName: "peopleNextQuery")
  @argumentDefinitions(count: { type: "Int!" }, cursor: { type: "Cursor" }) {
    people(first: $count, after: $cursor) @connection(key: "people_page_people") {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`;

export const one = graphql`
  query peopleOneQuery($id: ID!) {
    node(id: $id) {
      ...people_person @alias(as: "person")
    }
  }
`;

export const person = graphql`
  fragment people_person on Person @refetchable(queryName: "peopleAgainQuery") {
    id
    name
    version
  }
`;

export const register = graphql`
  mutation peopleRegisterMutation($input: RegisterPersonInput!) {
    registerPerson(input: $input) {
      person {
        ...people_person
      }
      errors {
        code
        path
      }
    }
  }
`;

export const here = graphql`
  query peopleHereQuery {
    me {
      account
      roles {
        division {
          id
        }
      }
    }
  }
`;
