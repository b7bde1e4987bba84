package org.farol.model;

/** Where a figure lies with a confidence of 95 %, ends included. */
public record Interval(double low, double high) {}
