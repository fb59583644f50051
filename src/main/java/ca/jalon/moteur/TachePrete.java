package ca.jalon.moteur;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** Une tâche vient de naître et les écouteurs de son modèle sont passés : on sait qui peut la faire. */
public record TachePrete(DelegateTask tache) {}
