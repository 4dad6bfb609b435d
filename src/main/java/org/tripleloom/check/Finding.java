package org.tripleloom.check;

import org.apache.jena.graph.Node;

/**
 * One thing that is not as it should be.
 *
 * @param check IRI of the shape or rule that it breaks
 * @param component the kind of constraint, as an IRI of SHACL
 * @param message a sentence for people: what should be
 * @param graph the named graph
 * @param focus the node that is at fault
 * @param path the SHACL path that was looked at, or null
 * @param value what was found there, or null
 */
public record Finding(
    Node check, Node component, String message, Node graph, Node focus, Node path, Node value) {}
