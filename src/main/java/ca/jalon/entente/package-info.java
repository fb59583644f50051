/** Les ententes de collaboration entre établissements et les mandats des CCT. */
package ca.jalon.entente;
