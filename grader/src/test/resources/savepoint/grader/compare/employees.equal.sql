SELECT e.name FROM employees e LEFT JOIN employees m ON e.manager_id = m.id WHERE e.salary > m.salary
SELECT e.name FROM employees e RIGHT JOIN employees m ON e.manager_id = m.id WHERE e.salary > m.salary
SELECT e.name FROM employees e FULL JOIN employees m ON e.manager_id = m.id WHERE e.salary > m.salary
SELECT d.name, count(DISTINCT e.id) FROM departments d LEFT JOIN employees e ON e.dept_id = d.id GROUP BY d.id, d.name
SELECT max(salary) FROM employees WHERE salary < (SELECT DISTINCT max(salary) FROM employees)
SELECT d.name, e.name, e.salary FROM employees e LEFT JOIN departments d ON e.dept_id = d.id WHERE (e.dept_id, e.salary) IN (SELECT dept_id, max(salary) FROM employees GROUP BY dept_id)
SELECT d.name, e.name, e.salary FROM employees e RIGHT JOIN departments d ON e.dept_id = d.id WHERE (e.dept_id, e.salary) IN (SELECT dept_id, max(salary) FROM employees GROUP BY dept_id)
SELECT d.name, e.name, e.salary FROM employees e FULL JOIN departments d ON e.dept_id = d.id WHERE (e.dept_id, e.salary) IN (SELECT dept_id, max(salary) FROM employees GROUP BY dept_id)
SELECT d.name, e.name, e.salary FROM employees e JOIN departments d ON e.dept_id = d.id WHERE (e.dept_id, e.salary) IN (SELECT DISTINCT dept_id, max(salary) FROM employees GROUP BY dept_id)
SELECT p.title FROM projects p WHERE NOT EXISTS (SELECT DISTINCT 1 FROM works_on w WHERE w.project_id = p.id)
SELECT p.title FROM projects p WHERE NOT EXISTS (SELECT 2 FROM works_on w WHERE w.project_id = p.id)
SELECT p.title FROM projects p WHERE NOT EXISTS (SELECT 0 FROM works_on w WHERE w.project_id = p.id)
SELECT e.name FROM employees e WHERE NOT EXISTS (SELECT DISTINCT * FROM projects p WHERE p.dept_id = e.dept_id AND NOT EXISTS (SELECT * FROM works_on w WHERE w.emp_id = e.id AND w.project_id = p.id))
SELECT e.name FROM employees e WHERE NOT EXISTS (SELECT * FROM projects p WHERE p.dept_id = e.dept_id AND NOT EXISTS (SELECT DISTINCT * FROM works_on w WHERE w.emp_id = e.id AND w.project_id = p.id))
SELECT name FROM employees WHERE dept_id = (SELECT DISTINCT id FROM departments WHERE name = 'Sales')
SELECT name FROM employees WHERE dept_id IN (SELECT DISTINCT id FROM departments WHERE name = 'Sales')
