package org.tripleloom.site;

/**
 * Why there is no other page.
 *
 * @param status of HTTP
 * @param id of the problem
 * @param words what may be searched for instead, out of the address
 */
public record RefusalPage(int status, String id, String sentence, String fix, String words) {}
