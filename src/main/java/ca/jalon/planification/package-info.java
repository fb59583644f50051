/** La planification annuelle : des lignes proposées dans les établissements à celles que le CNCOT reçoit. */
package ca.jalon.planification;
