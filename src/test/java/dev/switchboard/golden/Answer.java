package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the server answered.
 *
 * @param status the HTTP status
 * @param headers the response's headers
 * @param body the body: JSON, or a loader's values, or missing for what is only a page
 */
record Answer(int status, HttpHeaders headers, JsonNode body) {}
