/** Ce que les instances font dans l'année : se réunir, décider, confier des actions. */
package ca.jalon.instance;
