SELECT 'Teapot';
