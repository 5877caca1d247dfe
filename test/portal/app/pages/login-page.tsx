import { Button, Form, Input } from '@arco-design/web-react';

/** Same host, no shop data. */
export const LoginPage = () => (
  <div className="portal-login">
    <h1>Log in to Seller Center</h1>
    <Form layout="vertical">
      <Form.Item label="Email">
        <Input placeholder="Email" />
      </Form.Item>
      <Form.Item label="Password">
        <Input.Password placeholder="Password" />
      </Form.Item>
      <Button type="primary" long>
        Continue
      </Button>
    </Form>
  </div>
);
