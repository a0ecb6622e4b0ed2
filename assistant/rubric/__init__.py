"""One référentiel as pure values: blocks, activities, competencies, assessments and criteria."""
