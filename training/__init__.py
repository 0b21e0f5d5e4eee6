"""Prepare, train, evaluate and export the reading model. Imports sayso; sayso never imports it."""
