SELECT dept_name FROM instructor GROUP BY dept_name HAVING avg(DISTINCT salary) > 42000
